metadata description = 'What somebody is told of, and how soon. docs/operations.md says for each what it means and what to do; the sentences looked for are those that the code logs.'

@description('What the names of alerts begin with.')
param namePrefix string

@description('Where the rules are.')
param location string

@description('Tags of every resource.')
param tags object

@description('The workspace with the logs.')
param workspaceId string

@description('The Application Insights component that the availability test belongs to.')
param insightsId string

@description('The storage account.')
param storageId string

@description('Who is told.')
param actionGroupId string

@description('The address people open.')
param address string

@description('The places that look whether the desk answers, by their Azure ids.')
param testLocations string[]

// Each look goes back twice as far as there is time between two of them, since rows arrive late; `tolerated` rows are still all right.
var logAlerts = [
  {
    name: 'orchestration-failed'
    description: 'A workflow ended as failed. The sweep starts it anew; one that fails again and again needs somebody.'
    severity: 2
    window: 'PT30M'
    every: 'PT15M'
    tolerated: 0
    query: '''
      AppTraces
      | where tostring(Properties["Category"]) startswith "Host.Triggers.DurableTask"
      | where tostring(Properties["prop__state"]) == "Failed" and tostring(Properties["prop__functionType"]) == "Orchestrator"
      | where tostring(Properties["prop__isReplay"]) != "True"
    '''
  }
  {
    name: 'exchange-stuck'
    description: 'An exchange is overdue and the sweep could not set it going again.'
    severity: 1
    window: 'PT30M'
    every: 'PT15M'
    tolerated: 0
    query: '''
      AppTraces
      | where Message has "is overdue and could not be set going again"
    '''
  }
  {
    name: 'mail-failed'
    description: 'The mail provider does not take mails or is not reached. They wait and are tried again.'
    severity: 1
    window: 'PT1H'
    every: 'PT30M'
    tolerated: 5
    query: '''
      AppTraces
      | where Message startswith "The mail provider answered" or Message startswith "The mail provider could not be reached"
    '''
  }
  {
    name: 'mail-lost'
    description: 'A mail could not be written, or the provider refused it for good: whoever it was for does not get it.'
    severity: 1
    window: 'PT1H'
    every: 'PT30M'
    tolerated: 0
    query: '''
      AppTraces
      | where Message startswith "The mail provider refused" or Message has "could not be written"
    '''
  }
  {
    name: 'payment-overdue'
    description: 'Money that the programme owes a visitor was not ordered or confirmed in time; the coordinator has been mailed.'
    severity: 2
    window: 'PT2H'
    every: 'PT1H'
    tolerated: 0
    query: '''
      AppTraces
      | where Message startswith "Overdue: " and (Message contains "Payment" or Message contains "Advance")
    '''
  }
  {
    name: 'page-failed'
    description: 'Requests end with an error of the app\'s own.'
    severity: 2
    window: 'PT30M'
    every: 'PT15M'
    tolerated: 3
    query: '''
      AppRequests
      | where toint(ResultCode) >= 500
    '''
  }
  {
    // The cap does not hold back this table.
    name: 'logs-capped'
    description: 'The daily cap of logs is reached: until the next day the alerts that read logs see nothing.'
    severity: 2
    window: 'PT1H'
    every: 'PT30M'
    tolerated: 0
    query: '''
      _LogOperation
      | where Category =~ "Ingestion" and Detail contains "OverQuota"
    '''
  }
]

resource logRules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in logAlerts: {
    name: '${namePrefix}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${namePrefix}-${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: alert.every
      windowSize: alert.window
      // The tables come with the first telemetry; without this the first deployment fails.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.tolerated
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          actionGroupId
        ]
      }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${namePrefix}-storage-throttled'
  location: 'global'
  tags: tags
  properties: {
    description: 'The storage account refuses requests because there are too many.'
    severity: 2
    enabled: true
    scopes: [
      storageId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: [
                'ServerBusyError'
                'ClientThrottlingError'
                'ClientAccountRequestThrottlingError'
                'ClientAccountBandwidthThrottlingError'
              ]
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 20
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}

resource availability 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${namePrefix}-health'
  location: location
  kind: 'standard'
  // The link is how the portal knows to which component a test belongs.
  tags: union(tags, {
    'hidden-link:${insightsId}': 'Resource'
  })
  properties: {
    Name: '${namePrefix}-health'
    SyntheticMonitorId: '${namePrefix}-health'
    Description: '/health answers 200: storage and engine are there.'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      for place in testLocations: {
        Id: place
      }
    ]
    Request: {
      RequestUrl: '${address}/health'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource unavailable 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${namePrefix}-unavailable'
  location: 'global'
  tags: tags
  properties: {
    description: 'The desk does not answer from at least two places, or says that storage or engine is down.'
    severity: 0
    enabled: true
    scopes: [
      availability.id
      insightsId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: availability.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}
