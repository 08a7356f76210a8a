namespace AppwritePS.Emulator;

/// <summary>How text is escaped in JSON.</summary>
internal enum JsonStyle
{
    /// <summary>As the API answers: `/` as `\/`, other scripts left alone.</summary>
    Php,

    /// <summary>As in the parts of a multipart answer: `/` as `\/`, everything beyond ASCII as `\uXXXX`.</summary>
    PhpAscii,

    /// <summary>As a JavaScript function writes it.</summary>
    JavaScript,
}
