namespace AppwritePS.Actions;

/// <summary>Reads an action's <c>data</c>.</summary>
internal sealed class DataReader(ActionFileOptions options, ProblemList problems)
{
    private readonly ValueReader _values = new(problems);

    /// <summary>Reads the data of an action.</summary>
    /// <param name="entry">The entry <c>data</c>; null if there is none.</param>
    /// <param name="action">Where the action begins.</param>
    /// <param name="needsFunction">Whether the data has to name the function.</param>
    public ActionData Read(YamlEntry? entry, TextPosition action, bool needsFunction)
    {
        if (entry is not null) new NodeCheck(problems).Used(entry.Value, entry.Name);
        if (entry is null || (entry.Value.Kind == YamlKind.Nothing && entry.Value is not YamlUnusable))
        {
            if (needsFunction) problems.Error(ActionRule.RequiredKey, entry?.Key.Position ?? action, DataKeys.FunctionId, DataKeys.FunctionId);
            return ActionData.None;
        }

        if (_values.Mapping(entry) is not { } mapping) return ActionData.None;

        var data = new MappingView(mapping);
        KnownKeys.Check(data, DataKeys.All, problems);
        if (needsFunction && data.Find(DataKeys.FunctionId) is null)
        {
            problems.Error(ActionRule.RequiredKey, entry.Key.Position, DataKeys.FunctionId, DataKeys.FunctionId);
        }

        var body = data.Find(DataKeys.Body);
        var isBodyConverted = options.ConvertBody && body?.Value is YamlMapping or YamlSequence;
        var schedule = Schedule(data.Find(DataKeys.ScheduledAt));
        return new()
        {
            FunctionId = _values.Text(data.Find(DataKeys.FunctionId)),
            Body = isBodyConverted ? ValueReader.Value(body!, new BodyJson(problems).From(body!.Value)) : Body(body),
            IsBodyConverted = isBodyConverted,
            Path = _values.Text(data.Find(DataKeys.Path)),
            Headers = Headers(data.Find(DataKeys.Headers)),
            ScheduledAt = schedule,
            Async = Async(data.Find(DataKeys.Async), data.Find(DataKeys.ScheduledAt)),
            Method = Method(data.Find(DataKeys.Method)),
        };
    }

    private ActionValue<string>? Body(YamlEntry? entry)
    {
        if (entry?.Value is not (YamlMapping or YamlSequence) || Templates.SignWithoutQuotes(entry.Value) is not null) return _values.Text(entry);

        problems.Error(ActionRule.BodyNotText, entry.Value.Position, entry.Name, entry.Value.Kind);
        return null;
    }

    private ActionValue<string>[] Headers(YamlEntry? entry) =>
        _values.Mapping(entry) is { } mapping
            ? [.. new MappingView(mapping).Entries.Select(_values.Text).OfType<ActionValue<string>>()]
            : [];

    private ActionValue<DateTimeOffset>? Schedule(YamlEntry? entry)
    {
        if (_values.Text(entry) is not { } text) return null;

        if (ScheduleText.Read(text.Value) is not { } time)
        {
            problems.Error(ActionRule.Schedule, text.Position, text.Key, text.Value);
            return null;
        }

        if (!options.ReplaceSchedule && time < options.Now - ActionFileOptions.ScheduleTolerance)
        {
            problems.Error(ActionRule.SchedulePast, text.Position, text.Key, time, options.Now);
        }

        return ValueReader.Value(entry!, time);
    }

    private bool? Async(YamlEntry? entry, YamlEntry? schedule)
    {
        var isAsync = _values.Boolean(entry);
        if (isAsync is false && schedule is not null)
        {
            problems.Error(ActionRule.ScheduleNotAsync, schedule.Key.Position, schedule.Name, entry!.Key.Position.Line);
        }

        return isAsync;
    }

    private string Method(YamlEntry? entry)
    {
        if (_values.Text(entry) is not { } method) return ActionData.None.Method;

        if (!AppwriteAction.Methods.Contains(method.Value))
        {
            var methods = string.Join(", ", AppwriteAction.Methods);
            problems.Error(ActionRule.Method, method.Position, method.Key, method.Value, Nearest.To(method.Value, AppwriteAction.Methods), methods);
        }

        return method.Value;
    }
}
