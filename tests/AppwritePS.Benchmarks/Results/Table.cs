using System.Text;
using AppwritePS.Benchmarks.Measures;

namespace AppwritePS.Benchmarks.Results;

/// <summary>All results, a line each.</summary>
internal sealed class Table
{
    private readonly List<string[]> _lines = [["measure", "ours", "beside", "ratio", "bar", "held"]];

    /// <summary>Whether a bar was missed.</summary>
    public bool IsMissed { get; private set; }

    public void Add(Measure measure, Row row) => Add($"{measure.Name}: {measure.Title}", row);

    public void Add(string title, Row row)
    {
        IsMissed |= row.IsHeld == false;
        _lines.Add([title, row.Ours, row.Beside, row.Ratio, row.Bar, row.IsHeld switch { true => "yes", false => "no", null => "" }]);
    }

    public override string ToString()
    {
        // A sentence in place of figures may be as long as it is.
        int[] widths = [.. Enumerable.Range(0, _lines[0].Length).Select(column => _lines.Where(line => column == 0 || line[4].Length > 0).Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (var line in _lines) text.AppendLine(string.Join("  ", line.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd());
        return text.ToString();
    }
}
