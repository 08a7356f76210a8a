using AppwritePS.Actions;

namespace AppwritePS.Yaml;

/// <summary>A node, with what an alias of it costs.</summary>
/// <param name="Node">The node.</param>
/// <param name="Depth">How many mappings and lists lie in each other in it, itself included.</param>
/// <param name="Size">Its nodes and characters, aliases followed.</param>
internal sealed record ComposedNode(YamlNode Node, int Depth, long Size);
