# Kept for the session, after the server was asked. The key is shown nowhere.
Add-AppwriteInstance $Endpoint $ProjectId $ApiKey -Name home

# A hashtable goes as JSON.
Invoke-AppwriteFunction send_notification -Method Post -Body @{ message = 'Motion detected' }

# Functions that run for minutes are waited for.
Invoke-AppwriteFunction process_image -Path '?format=png' -Wait

# A function that fails is an error (ExecutionFailed).
Invoke-AppwriteFunction echo -Path /throw

# A thousand executions, 16 at once.
(1..1000 | Invoke-AppwriteFunction echo -Method Post -ThrottleLimit 16).Count

# The YAML actions of home automations run as they are.
Invoke-AppwriteAction garage.yaml
