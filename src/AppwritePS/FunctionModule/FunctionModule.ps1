# The module that Import-AppwriteFunction makes. This text is the same for every project: what a server says comes in as
# values of these two parameters, and is nowhere read as code.
param([System.Collections.IDictionary] $FunctionIds, [string] $InstanceId)

$command = {
    <#
    .SYNOPSIS
    Executes one function of an Appwrite project.

    .DESCRIPTION
    Made by Import-AppwriteFunction. Its function and its instance are fixed; everything else is as with
    Invoke-AppwriteFunction, whose help tells about the parameters and what is returned.

    .LINK
    Invoke-AppwriteFunction

    .LINK
    Import-AppwriteFunction
    #>
    [CmdletBinding(SupportsShouldProcess = $true, PositionalBinding = $false)]
    [OutputType([AppwritePS.AppwriteExecution])]
    param(
        # What the function receives: text as it is, byte[] as bytes, all else as JSON.
        [Parameter(Position = 0, ValueFromPipeline = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [AllowEmptyCollection()]
        [object] $Body,

        # The method that the function sees. Default GET.
        [AppwritePS.Client.ExecutionMethod] $Method,

        # The path and query that the function sees. Default /.
        [AllowEmptyString()]
        [string] $Path,

        # The headers that the function receives.
        [System.Collections.IDictionary] $Headers,

        # The body's content type.
        [string] $ContentType,

        # A file to send as the body.
        [string] $InFile,

        # A file to write the answer to.
        [string] $OutFile,

        # Replace what is at -OutFile.
        [switch] $Force,

        # Queue the execution and return at once.
        [switch] $Async,

        # When to run.
        [object] $ScheduledAt,

        # How long to wait before running: a time span or seconds.
        [object] $Delay,

        # Queue the execution and wait until it has ended.
        [switch] $Wait,

        # Seconds that -Wait waits. Default 900.
        [int] $WaitTimeoutSec,

        # Seconds that one request may take. Default the instance's own, else 60.
        [int] $TimeoutSec,

        # How many executions are under way at once. Default 1.
        [int] $ThrottleLimit,

        # How often a request is repeated that failed in passing. Default 2.
        [int] $MaximumRetryCount,

        # Seconds before the first repetition. Default half a second.
        [int] $RetryIntervalSec,

        # Return a failed execution without an error.
        [switch] $SkipHttpErrorCheck
    )

    begin {
        $fixed = @{ FunctionId = $FunctionIds[$MyInvocation.MyCommand.Name]; Instance = $InstanceId }
        $given = $PSBoundParameters
        $pipeline = { AppwritePS\Invoke-AppwriteFunction @fixed @given }.GetSteppablePipeline($MyInvocation.CommandOrigin)
        $pipeline.Begin($PSCmdlet)
    }

    process {
        $pipeline.Process($_)
    }

    end {
        $pipeline.End()
    }

    # clean
}

foreach ($name in $FunctionIds.Keys) {
    [void] $ExecutionContext.SessionState.InvokeProvider.Item.Set("function:$name", $command)
}

Export-ModuleMember -Function @($FunctionIds.Keys)
