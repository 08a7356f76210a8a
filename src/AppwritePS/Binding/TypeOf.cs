using System.Management.Automation;

namespace AppwritePS;

/// <summary>Tells our own objects, also after they went through a job or a file.</summary>
internal static class TypeOf
{
    private const string Deserialized = "Deserialized.";

    /// <summary>Whether the value is a <typeparamref name="T"/>, live or deserialised.</summary>
    public static bool Is<T>(object? value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain is T || (value is PSObject { BaseObject: PSCustomObject } bag && bag.TypeNames.Contains(Deserialized + typeof(T).FullName));
    }
}
