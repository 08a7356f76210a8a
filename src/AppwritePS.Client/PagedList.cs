namespace AppwritePS.Client;

/// <summary>
/// A list read page by page, each after the last row of the one before, so that rows that come or go meanwhile are neither
/// told twice nor passed over. For one reader at a time. A page that failed is asked for again by the next call.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class PagedList<T>
{
    private const int RowsInPage = 100;

    private readonly Func<ListQuery, PageReading, CancellationToken, Task<Page<T>>> _read;
    private readonly Func<T, string> _idOf;
    private readonly Func<T, DateTimeOffset?>? _timeOf;
    private readonly ListQuery _query;
    private readonly ListRange _range;
    private readonly Func<T, bool>? _includes;

    // The rows already told that have the time of the last one.
    private readonly HashSet<string> _toldOfLastTime = new(StringComparer.Ordinal);
    private DateTimeOffset? _lastTime;

    private DateTimeOffset? _resumedAt;
    private string? _cursor;
    private int _mostRows = RowsInPage;
    private long _left;
    private long _toSkip;
    private bool _isBegun;
    private bool _isOver;

    /// <param name="read">Reads a page.</param>
    /// <param name="idOf">A row's id.</param>
    /// <param name="timeOf">When a row was created, where the list is ordered by that, newest first.</param>
    /// <param name="query">What is asked for, limit, offset and cursor aside.</param>
    /// <param name="range">Which part is read.</param>
    /// <param name="includes">Which of the rows that the server lists are meant, where no query says it. Default all.</param>
    internal PagedList(
        Func<ListQuery, PageReading, CancellationToken, Task<Page<T>>> read,
        Func<T, string> idOf,
        Func<T, DateTimeOffset?>? timeOf,
        ListQuery query,
        ListRange range,
        Func<T, bool>? includes = null)
    {
        _read = read;
        _idOf = idOf;
        _timeOf = timeOf;
        _query = query.Copy();
        _range = range;
        _includes = includes;
        _toSkip = includes is null ? 0 : range.Skip;
        _left = range.First ?? long.MaxValue;
        _isOver = _left == 0 && !range.WithTotal;
    }

    /// <summary>
    /// The next page, or <c>null</c> after the last one. The first one comes without rows where none fit and the total was
    /// asked for. Ask before the last row of the page in hand is given away: whoever gets it may delete it, and it is what
    /// the next page is found by.
    /// </summary>
    /// <exception cref="RequestFailedException">The page cannot be had.</exception>
    public async Task<Page<T>?> NextAsync(CancellationToken cancellationToken = default)
    {
        while (!_isOver)
        {
            var page = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (page.Items.Count > 0 || page.Total is not null) return page;
        }

        return null;
    }

    /// <summary>The rows of all pages that are left.</summary>
    /// <exception cref="RequestFailedException">A page cannot be had.</exception>
    public async Task<IReadOnlyList<T>> AllAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<T>();
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } page) rows.AddRange(page.Items);
        return rows;
    }

    private async Task<Page<T>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = (int)Math.Max(1, _includes is null ? Math.Min(_mostRows, _left) : _mostRows);
        for (var isSmallerAgain = false; ;)
        {
            try
            {
                var page = await _read(QueryFor(rows), PageReading.Of(rows, isSmallerAgain), cancellationToken).ConfigureAwait(false);
                return Told(page, rows);
            }
            catch (RequestFailedException gone) when (gone.Type == "general_cursor_not_found" && _cursor is not null && _lastTime is not null)
            {
                // The row was deleted meanwhile. Its time is known, and so are the rows of that time that were told.
                _resumedAt = _lastTime;
                _cursor = null;
            }
            catch (RequestFailedException tooMuch) when (rows > 1 && tooMuch.FewerRowsMayDo)
            {
                rows /= 2;
                isSmallerAgain = true;

                // Rows of one function are much alike; a server that failed may have done so once.
                if (tooMuch.Cause == FailureCause.AnswerTooLarge) _mostRows = rows;
            }
        }
    }

    private ListQuery QueryFor(int rows)
    {
        var query = _query.Copy().Limit(rows);
        if (_timeOf is not null) query.OrderByNewest();
        if (_resumedAt is { } time) query.LessThanEqual("$createdAt", time);
        if (_cursor is not null) query.CursorAfter(_cursor);
        if (!_isBegun && _range.Skip > 0 && _includes is null) query.Offset(_range.Skip);
        return _isBegun || !_range.WithTotal ? query.WithoutTotal() : query;
    }

    private Page<T> Told(Page<T> page, int rows)
    {
        var items = new List<T>(page.Items.Count);
        foreach (var row in page.Items)
        {
            var id = _idOf(row);
            if (_timeOf?.Invoke(row) is var time && time != _lastTime)
            {
                _lastTime = time;
                _toldOfLastTime.Clear();
            }

            if (_toldOfLastTime.Add(id) && items.Count < _left && IsInRange(row)) items.Add(row);
            _cursor = id;
        }

        _isBegun = true;
        _left -= items.Count;
        _isOver = _left == 0 || page.Items.Count < rows;
        return page with { Items = items };
    }

    private bool IsInRange(T row) => _includes?.Invoke(row) != false && --_toSkip < 0;
}
