namespace AppwritePS.Emulator;

/// <summary>Functions: list and get.</summary>
internal sealed class FunctionRoutes(FunctionTable functions, ServerVersion version)
{
    private const int LongestSearch = 256;

    public IEnumerable<ApiRoute> All() =>
    [
        new("GET", "v1/functions", ProjectNeed.ApiOfProject, [Scope.FunctionsRead], List),
        new("GET", "v1/functions/runtimes", ProjectNeed.ApiOfProject, [Scope.Public], Runtimes),
        new("GET", "v1/functions/*", ProjectNeed.ApiOfProject, [Scope.FunctionsRead], Get),
    ];

    private ValueTask<ApiAnswer> List(ApiRequest request)
    {
        var queries = ListQuery<(EmulatedFunction Function, int Sequence)>.Parse(request.Query.Find("queries"), FunctionSchema.Value, version);
        string search = request.Query.Find("search") is { IsText: true } text ? text.AsText : "";
        if (search.Length > LongestSearch)
            throw ApiError.ArgumentInvalid("search", $"It must be a string of at most {LongestSearch} chars.");
        bool counts = ListTotal.IsWanted(request.Query, version);

        IEnumerable<(EmulatedFunction Function, int Sequence)> all = functions.All.Select((f, i) => (f, i));
        ListPage<(EmulatedFunction Function, int Sequence)> page = queries.Page(
            all.Where(f => Found(f.Function, search)),
            id => all.FirstOrDefault(f => f.Function.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { Function: not null } found ? (true, found) : default);

        var json = new JsonText(JsonStyle.Php, 8192);
        json.BeginObject();
        json.Name("total");
        json.Number(counts ? page.Total : 0);
        json.Name("functions");
        json.BeginArray();
        foreach ((EmulatedFunction function, _) in page.Items)
            Write(json, function, request.Format);
        json.EndArray();
        json.EndObject();
        return ValueTask.FromResult(ApiAnswer.Json(json));
    }

    private ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        string id = request.Segments[2];
        ResourceId.Check("functionId", id);
        var json = new JsonText(JsonStyle.Php);
        Write(json, functions.Find(id) ?? throw ApiError.FunctionNotFound(), request.Format);
        return ValueTask.FromResult(ApiAnswer.Json(json));
    }

    /// <summary>Names only: what they are is not the emulator's subject.</summary>
    private ValueTask<ApiAnswer> Runtimes(ApiRequest request)
    {
        string[] names = [.. functions.All.Select(f => f.Runtime).Distinct()];
        var json = new JsonText(JsonStyle.Php);
        json.BeginObject();
        json.Name("total");
        json.Number(names.Length);
        json.Name("runtimes");
        json.BeginArray();
        foreach (string name in names)
        {
            json.BeginObject();
            json.Name("$id");
            json.Text(name);
            json.EndObject();
        }
        json.EndArray();
        json.EndObject();
        return ValueTask.FromResult(ApiAnswer.Json(json));
    }

    private static bool Found(EmulatedFunction function, string search) =>
        search.Length == 0
        || function.Id.Contains(search, StringComparison.OrdinalIgnoreCase)
        || (function.Name ?? "").Contains(search, StringComparison.OrdinalIgnoreCase)
        || function.Runtime.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static void Write(JsonText json, EmulatedFunction function, ResponseFormat format)
    {
        json.BeginObject();
        FunctionModel.Write(new JsonModelWriter(json), function, format);
        json.EndObject();
    }
}
