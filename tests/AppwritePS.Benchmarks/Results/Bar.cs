namespace AppwritePS.Benchmarks.Results;

/// <summary>What a measure must come to.</summary>
internal abstract record Bar(double Limit)
{
    public static Bar AtLeast(double limit) => new Floor(limit);

    public static Bar AtMost(double limit) => new Ceiling(limit);

    public abstract bool IsHeldBy(double value);

    private sealed record Floor(double Limit) : Bar(Limit)
    {
        public override bool IsHeldBy(double value) => value >= Limit;

        public override string ToString() => $">= {Limit:0.##}";
    }

    private sealed record Ceiling(double Limit) : Bar(Limit)
    {
        public override bool IsHeldBy(double value) => value <= Limit;

        public override string ToString() => $"<= {Limit:0.##}";
    }
}
