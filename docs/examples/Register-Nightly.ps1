<#
.SYNOPSIS
    Registers Invoke-Nightly.ps1 as a daily task of Windows' Task Scheduler.
.DESCRIPTION
    Runs in an elevated Windows PowerShell 5.1 or PowerShell 7; the task runs in the same one.
    The task reads its key from a file (-KeyFile), which only the task's account may read. A key that is kept in a profile
    is decrypted by DPAPI, which needs the account's password: that fails in tasks that run without one.
    In Windows PowerShell 5.1 the account must be allowed to run scripts: Set-ExecutionPolicy RemoteSigned -Scope
    LocalMachine. A managed account does not have your CurrentUser policy.
.PARAMETER FunctionId
    The function.
.PARAMETER Endpoint
    The server's address.
.PARAMETER ProjectId
    The project.
.PARAMETER KeyFile
    The file with the key.
.PARAMETER At
    The time of day. Default 02:30.
.PARAMETER TaskName
    The task's name. Default "Appwrite FUNCTION".
.PARAMETER GroupManagedAccount
    A group managed service account, such as CONTOSO\appwrite$. Default you, without a stored password (S4U).
.PARAMETER LogFolder
    Where the task keeps its logs. Default the folder logs beside this script.
.EXAMPLE
    ./Register-Nightly.ps1 report -Endpoint https://appwrite.example.org -ProjectId my-project -KeyFile C:\tasks\appwrite.key
.EXAMPLE
    ./Register-Nightly.ps1 report -Endpoint https://appwrite.example.org -ProjectId my-project -KeyFile C:\tasks\appwrite.key -GroupManagedAccount 'CONTOSO\appwrite$' -LogFolder C:\tasks\logs
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)] [string] $FunctionId,
    [Parameter(Mandatory)] [string] $Endpoint,
    [Parameter(Mandatory)] [string] $ProjectId,
    [Parameter(Mandatory)] [string] $KeyFile,
    [datetime] $At = '02:30',
    [string] $TaskName = "Appwrite $FunctionId",
    [ValidatePattern('\$$')] [string] $GroupManagedAccount,
    [string] $LogFolder = (Join-Path $PSScriptRoot 'logs')
)

$ErrorActionPreference = 'Stop'

# A quoted argument that ends with a backslash would take its closing quote along.
function Get-Quoted([string] $Text) { '"' + $Text.TrimEnd('\') + '"' }

# The task starts in a folder of its own.
$LogFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($LogFolder)
$arguments = @(
    '-NoProfile', '-NonInteractive', '-File', (Get-Quoted (Join-Path $PSScriptRoot 'Invoke-Nightly.ps1'))
    (Get-Quoted $FunctionId)
    '-Endpoint', (Get-Quoted $Endpoint)
    '-ProjectId', (Get-Quoted $ProjectId)
    '-KeyFile', (Get-Quoted (Convert-Path $KeyFile))
    '-LogFolder', (Get-Quoted $LogFolder)
)

# For a managed account, "Password" with none given: Windows has it. For you, S4U: nothing is stored.
$principal = if ($GroupManagedAccount) {
    New-ScheduledTaskPrincipal -UserId $GroupManagedAccount -LogonType Password
}
else {
    New-ScheduledTaskPrincipal -UserId ([Environment]::UserDomainName + '\' + [Environment]::UserName) -LogonType S4U
}

$task = @{
    TaskName    = $TaskName
    Description = "Executes the Appwrite function '$FunctionId'. Logs: $LogFolder"
    Action      = New-ScheduledTaskAction -Execute (Get-Process -Id $PID).Path -Argument ($arguments -join ' ')
    Trigger     = New-ScheduledTaskTrigger -Daily -At $At
    Principal   = $principal
    # One that was missed runs later; one that still runs is not started again; one that hangs is ended.
    Settings    = New-ScheduledTaskSettingsSet -StartWhenAvailable -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Hours 2)
}

if ($PSCmdlet.ShouldProcess($TaskName, 'Register scheduled task')) { Register-ScheduledTask @task -Force }
