metadata description = 'Where logs go and who is told: a workspace, Application Insights on it, and the people on duty.'

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the action group.')
param actionGroupName string

@description('Where they are.')
param location string

@description('Tags of every resource.')
param tags object

@description('How many days logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('How many gigabytes a day are taken in; what exceeds them is dropped until the next day. Text, since Bicep has no fractions.')
param dailyCapGb string

@description('The addresses that alerts are mailed to.')
param alertEmails string[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: json(dailyCapGb)
    }
    features: {
      // Who may read a resource may read its logs; keys of the workspace open nothing.
      enableLogAccessUsingOnlyResourcePermissions: true
      disableLocalAuth: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  kind: 'web'
  tags: tags
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // The connection string then names a place and opens nothing: only an identity with a role may write.
    DisableLocalAuth: true
    // Callers' addresses are personal data and nobody needs them here.
    DisableIpMasking: false
  }
}

resource onDuty 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'exch-desk'
    enabled: true
    emailReceivers: [
      for (address, i) in alertEmails: {
        name: 'on-duty-${i}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

@description('The workspace that alerts ask.')
output workspaceId string = workspace.id

@description('The Application Insights component.')
output insightsId string = insights.id

@description('Its name, for the role on it.')
output insightsName string = insights.name

@description('Where telemetry goes. No secret: local authentication is off.')
output insightsConnectionString string = insights.properties.ConnectionString

@description('Who is told.')
output actionGroupId string = onDuty.id
