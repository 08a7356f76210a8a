namespace AppwritePS.Client;

/// <summary>The HTTP method that a function sees. The server takes these seven and no other.</summary>
public enum ExecutionMethod
{
    /// <summary>GET, the default here. The server's own default is POST, so the method is always sent.</summary>
    Get,

    /// <summary>POST.</summary>
    Post,

    /// <summary>PUT.</summary>
    Put,

    /// <summary>PATCH.</summary>
    Patch,

    /// <summary>DELETE.</summary>
    Delete,

    /// <summary>OPTIONS.</summary>
    Options,

    /// <summary>HEAD: known to servers from 1.8 on, which answer it with an empty body.</summary>
    Head,
}

/// <summary>The word for a method.</summary>
public static class ExecutionMethodWord
{
    /// <summary>The method as HTTP writes it, such as <c>GET</c>.</summary>
    public static string Word(this ExecutionMethod method) => method.ToString().ToUpperInvariant();
}
