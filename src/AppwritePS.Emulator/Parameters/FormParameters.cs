using System.Globalization;
using System.Net;
using System.Text;

namespace AppwritePS.Emulator;

/// <summary>Reads `a=1&amp;b[]=2&amp;c[x]=3` as PHP's parse_str does.</summary>
internal static class FormParameters
{
    public static ParameterValue Parse(string text)
    {
        var tree = new Node();
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? pair : pair[..equals];
            byte[] value = equals < 0 ? [] : Encoding.UTF8.GetBytes(pair[(equals + 1)..]);
            tree.Set(WebUtility.UrlDecode(name), ParameterValue.OfText(WebUtility.UrlDecodeToBytes(value, 0, value.Length) ?? []));
        }
        return tree.ToValue();
    }

    /// <summary>Reads fields whose names may hold brackets: `headers[x-foo]` is a member of `headers`.</summary>
    public static ParameterValue FromFields(IEnumerable<KeyValuePair<string, ParameterValue>> fields)
    {
        var tree = new Node();
        foreach ((string name, ParameterValue value) in fields)
            tree.Set(name, value);
        return tree.ToValue();
    }

    private sealed class Node
    {
        private readonly List<KeyValuePair<string, object>> _members = [];
        private int _next;

        public void Set(string name, ParameterValue value)
        {
            int open = name.IndexOf('[', StringComparison.Ordinal);
            Node at = this;
            string key = open <= 0 ? name : name[..open];
            while (open > 0 && name.IndexOf(']', open) is int close and > 0)
            {
                at = at.Child(key);
                key = name[(open + 1)..close];
                if (key.Length == 0)
                    key = at._next.ToString(CultureInfo.InvariantCulture);
                open = close + 1 < name.Length && name[close + 1] == '[' ? close + 1 : -1;
            }
            at.Put(key, value);
        }

        public ParameterValue ToValue() => ParameterValue.OfMap(
            [.. _members.Select(m => KeyValuePair.Create(m.Key, m.Value is Node node ? node.ToValue() : (ParameterValue)m.Value))]);

        private Node Child(string key)
        {
            if (_members.Find(m => m.Key == key).Value is Node known)
                return known;
            var child = new Node();
            Put(key, child);
            return child;
        }

        private void Put(string key, object value)
        {
            _members.RemoveAll(m => m.Key == key);
            _members.Add(new(key, value));
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                _next = Math.Max(_next, number + 1);
        }
    }
}
