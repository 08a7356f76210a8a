using System.Management.Automation.Host;

namespace AppwritePS.Quickstart;

/// <summary>A screen of 120 columns, as far as the shell asks for one.</summary>
internal sealed class TextHostRawUserInterface : PSHostRawUserInterface
{
    private static readonly Size s_size = new(120, 50);

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize { get; set; } = s_size;

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 1;

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => s_size;

    public override Size MaxWindowSize => s_size;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get; set; } = s_size;

    public override string WindowTitle { get; set; } = "";

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
    }
}
