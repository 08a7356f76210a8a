using System.Collections.Immutable;

namespace AppwritePS.Staging.Tests.Metadata;

/// <summary>A type as a signature names it.</summary>
/// <param name="Name">The full name, nested ones after a plus; of an array and the like its mark.</param>
/// <param name="Assembly">The simple name of the assembly referred to; <c>null</c> for what every runtime has built in.</param>
/// <param name="IsValueType">Whether the signature says so.</param>
/// <param name="Arguments">Type arguments; an array's element, and the like.</param>
internal sealed record TypeShape(string Name, string? Assembly, bool IsValueType, ImmutableArray<TypeShape> Arguments)
{
    public TypeShape(string name, params ImmutableArray<TypeShape> arguments)
        : this(name, Assembly: null, IsValueType: false, arguments)
    {
    }

    /// <summary>The type and all within its angle brackets.</summary>
    public IEnumerable<TypeShape> Parts => Arguments.SelectMany(argument => argument.Parts).Prepend(this);

    public override string ToString() => Arguments.IsEmpty ? Name : $"{Name}<{string.Join(", ", Arguments)}>";
}
