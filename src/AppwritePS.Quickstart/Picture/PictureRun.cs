namespace AppwritePS.Quickstart;

/// <summary>The run that the README pictures: <c>picture.ps1</c>.</summary>
public static class PictureRun
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Picture");

    /// <summary>Runs it, and leaves the pictures of what it printed in a folder, if all went as its comments say.</summary>
    /// <param name="session">Where it runs; knows a server as $Endpoint, $ProjectId and $ApiKey.</param>
    /// <param name="printed">Takes what is printed.</param>
    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <returns>Whether all went so.</returns>
    public static bool Draw(EngineSession session, StringWriter printed, string folder)
    {
        session.Runspace.SessionStateProxy.Path.SetLocation(s_folder);
        if (!new Tour(session, printed).Run(File.ReadAllText(Path.Combine(s_folder, "picture.ps1")))) return false;

        TerminalPicture.Save(printed.ToString(), folder);
        return true;
    }
}
