namespace AppwritePS.Client;

/// <summary>Ends the wait for what cannot be cancelled, such as the lookup of a name.</summary>
internal static class TaskEnding
{
    /// <summary>The task's result, or the end of the wait when the token is cancelled first; the task then goes on alone.</summary>
    public static async Task<T> EndedBy<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        await ((Task)task).EndedBy(cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="EndedBy{T}"/>
    public static async Task EndedBy(this Task task, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ending = cancellationToken.Register(() => cancelled.TrySetResult(true));
        if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task)
        {
            // Its failure, when it comes, has been looked at.
            _ = task.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw new OperationCanceledException(cancellationToken);
        }

        await task.ConfigureAwait(false);
    }
}
