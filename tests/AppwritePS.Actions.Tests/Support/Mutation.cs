using System.Text;

namespace AppwritePS.Actions.Tests;

/// <summary>What careless hands and broken disks make of a text.</summary>
internal static class Mutation
{
    private static readonly string[] s_pieces =
    [
        "\n", "  ", "\t", "- ", "? ", ": ", ":", "#", "&a ", "*a", "!t ", "|", ">", "'", "\"", "{", "}", "[", "]", ",", "<<: *a", "---\n", "...\n", "%YAML 1.2\n", "\0", "\uFEFF",
        "\r", "\r\n", "\\", "\\x", "\\ud800", "\uD800", "😀", "\u2028", "{{ x }}", "{% x %}", "~", "yes", "0x", "action: ", "data:\n", "function_id: ", "enabled: false\n", "@", "`", "%",
    ];

    public static string Of(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(7))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, s_pieces[random.Next(s_pieces.Length)]); break;
                case 2: text.Insert(at, text.ToString(at, length)); break;
                case 3 when length > 0: text[at] = (char)random.Next(random.Next(2) == 0 ? 128 : 65536); break;
                case 4: text.Insert(random.Next(text.Length + 1), string.Concat(Enumerable.Repeat(s_pieces[random.Next(s_pieces.Length)], random.Next(1, 70)))); break;
                case 5: text.Insert(LineStart(text, at), s_pieces[random.Next(s_pieces.Length)]); break;
                case 6 when random.Next(4) == 0: text.Length = at; break;
            }
        }

        return text.ToString();
    }

    private static int LineStart(StringBuilder text, int at)
    {
        while (at > 0 && text[at - 1] != '\n') at--;
        return at;
    }
}
