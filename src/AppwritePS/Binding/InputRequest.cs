using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AppwritePS.Client;

namespace AppwritePS;

/// <summary>
/// A whole request that came down the pipeline: a hashtable, a CSV row, an execution to run again. Its members are read
/// here, not bound by the engine: that would drop a value that fails conversion without a word, and a scheduled row would
/// run now.
/// </summary>
/// <param name="FunctionId">The function.</param>
/// <param name="Instance">The instance that the object belongs to; <c>null</c> when it does not say.</param>
/// <param name="Parts">The rest.</param>
/// <param name="PastExecutionId">The execution that is to be run again; <c>null</c> when it is none.</param>
internal sealed record InputRequest(string FunctionId, string? Instance, RequestParts Parts, string? PastExecutionId)
{
    private static readonly string[] s_members =
        ["FunctionId", "Instance", "Path", "RequestPath", "Method", "RequestMethod", "Headers", "Body", "ContentType", "Async", "ScheduledAt"];

    private static readonly ExecutionMethod[] s_usuallyBodiless =
        [ExecutionMethod.Get, ExecutionMethod.Head, ExecutionMethod.Options, ExecutionMethod.Delete];

    /// <summary>Reads a piped object.</summary>
    /// <exception cref="BindingException">A member is missing or of a wrong type.</exception>
    public static InputRequest Of(PSObject input)
    {
        if (TypeOf.Is<AppwriteExecution>(input)) return OfPast(input);

        return input.BaseObject switch
        {
            IDictionary dictionary => OfDictionary(dictionary),
            string or ValueType or FileSystemInfo => throw new BindingException(Text.Format(Messages.InputNotRequest, input.BaseObject.GetType())),
            _ => Of(new InputMembers(name => input.Properties[name]?.Value)),
        };
    }

    /// <summary>The request, with what was typed in place of what was piped.</summary>
    /// <exception cref="BindingException">The body of a past execution is needed and not given.</exception>
    public ExecutionRequest ToRequest(RequestParts typed, DateTimeOffset now)
    {
        var parts = typed.Or(Parts);
        if (PastExecutionId is not null && !parts.HasBody && parts.Method is { } method && !s_usuallyBodiless.Contains(method))
            throw new BindingException(Text.Format(Messages.RequestBodyNotKept, PastExecutionId, method.Word()), nameof(Messages.RequestBodyNotKept));

        return parts.ToRequest(FunctionId, now);
    }

    private static InputRequest OfDictionary(IDictionary dictionary)
    {
        // Typed by hand, so that an unknown member is a slip; a CSV row may well have columns of its own.
        var byName = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if (!s_members.Contains(name, StringComparer.OrdinalIgnoreCase)) throw new BindingException(Text.Format(Messages.InputUnknownMember, name));
            byName[name] = entry.Value;
        }

        return Of(new InputMembers(name => byName.TryGetValue(name, out var value) ? value : null));
    }

    private static InputRequest Of(InputMembers members) =>
        new(members.FunctionId, members.Instance, members.PathAndMethod with
        {
            Headers = members.Headers,
            HasBody = members.Given("Body") is not null,
            Body = members.Given("Body"),
            ContentType = members.TextOf("ContentType"),
            Async = members.Flag("Async"),
            ScheduledAt = members.Given("ScheduledAt") is { } date ? InputDate.Of(date) : null,
        }, PastExecutionId: null);

    // The server keeps no body and few headers; the schedule and the answer are over.
    private static InputRequest OfPast(PSObject execution)
    {
        var members = new InputMembers(name => execution.Properties[name]?.Value);
        var contentType = (members.Given("RequestHeaders") as IDictionary)?.Cast<DictionaryEntry>()
            .FirstOrDefault(header => "content-type".Equals(header.Key as string, StringComparison.OrdinalIgnoreCase)).Value;

        return new(members.FunctionId, members.Instance, members.PathAndMethod with { ContentType = contentType as string }, members.TextOf("ExecutionId"));
    }
}
