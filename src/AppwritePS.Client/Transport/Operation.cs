namespace AppwritePS.Client;

/// <summary>What a request does, as far as failing and repeating go.</summary>
internal enum Operation
{
    /// <summary>Reads; may be repeated at will.</summary>
    Read,

    /// <summary>Executes a function; never repeated once it may have run.</summary>
    Create,

    /// <summary>Deletes; a second one finds nothing, which is then its success.</summary>
    Delete,
}
