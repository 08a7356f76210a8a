<#
    A first round with AppwritePS. The tour runs it against the emulator:
        dotnet run --project src/AppwritePS.Quickstart
    In a PowerShell it runs against any server that has the functions send_notification, process_image and echo:
        Import-Module ./artifacts/AppwritePS
        ./src/AppwritePS.Quickstart/quickstart.ps1 -Endpoint https://... -ProjectId ... -ApiKey $key
#>
param(
    [Parameter(Mandatory)] [string] $Endpoint,
    [Parameter(Mandatory)] [string] $ProjectId,
    # A SecureString, or text.
    [Parameter(Mandatory)] $ApiKey
)

# Keep an instance for this session. Endpoint, project and key are checked first.
Add-AppwriteInstance -Endpoint $Endpoint -ProjectId $ProjectId -ApiKey $ApiKey -Name tour -PassThru

# Execute a function and wait for its answer.
Invoke-AppwriteFunction send_notification -Method Post -Body '{"message": "Motion detected in garage"}'

# A hashtable becomes JSON. Content is the answer as an object.
$image = Invoke-AppwriteFunction process_image -Method Post -Path '?format=jpg' -Headers @{ 'X-Custom-Header' = 'value' } -Body @{ image_url = 'https://example.com/image.jpg' }
$image.Content

# Asynchronous: the server queues it and answers at once. The answer of such a run is kept nowhere.
$queued = Invoke-AppwriteFunction process_image -Method Post -Body '{"image_url": "https://example.com/image.jpg"}' -Async
$queued

# Wait until it has ended; many are asked for with one request.
$queued | Wait-AppwriteExecution

# Scheduled: servers take full minutes only, so the time is rounded up.
Invoke-AppwriteFunction process_image -Method Post -Path '?format=jpg' -ScheduledAt ([datetime]::Now.AddMinutes(5)) -Verbose

# A function that fails is an error (ExecutionFailed), with what the function said.
Invoke-AppwriteFunction echo -Path /throw

# Every piped object is one execution's body; results are objects for the pipeline.
@{ message = 'garage' }, @{ message = 'garden' } | Invoke-AppwriteFunction send_notification -Method Post | ForEach-Object { $_.Content.message + ': ' + $_.ResponseStatusCode }

# A hundred at once go as fast as the limit lets them.
(1..100 | ForEach-Object { @{ n = $_ } } | Invoke-AppwriteFunction echo -Method Post -ThrottleLimit 16).Count

# What ran, newest first; the server does the filtering.
Get-AppwriteExecution echo -Status failed

# A command for each function, until Remove-Module takes them away.
Import-AppwriteFunction send_notification
Invoke-SendNotification -Method Post -Body @{ message = 'Motion detected in garage' }

# The YAML action of a home automation runs as it is.
Invoke-AppwriteAction -Yaml @'
action: appwrite.execute_function_tour
data:
  function_id: "send_notification"
  function_method: "POST"
  function_body: '{"message": "Motion detected in garage"}'
'@

# Forget the instance and its key.
Remove-AppwriteInstance tour
