using AppwritePS.Client;

namespace AppwritePS;

/// <summary>A method given as text.</summary>
internal static class InputMethod
{
    /// <exception cref="BindingException">It is none of the seven.</exception>
    public static ExecutionMethod Of(string text) =>
        Enum.TryParse<ExecutionMethod>(text.Trim(), ignoreCase: true, out var method) && Enum.IsDefined(typeof(ExecutionMethod), method) && !char.IsDigit(text.Trim()[0])
            ? method
            : throw new BindingException(Text.Format(Messages.InvalidMethod, text));
}
