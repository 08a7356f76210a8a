namespace AppwritePS.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Total">How many there are in all; servers stop counting at 5000. <c>null</c> when it was not asked for.</param>
/// <param name="Items">Those of this page.</param>
public sealed record Page<T>(int? Total, IReadOnlyList<T> Items);
