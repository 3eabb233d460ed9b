metadata description = 'The Durable Task Scheduler as back end of the workflow, instead of queues and tables in the storage account (docs/azure-stack.md, "Back ends").'

@description('Name of the scheduler.')
param name string

@description('Name of its task hub.')
param hubName string

@description('Where it is.')
param location string

@description('Tags of every resource.')
param tags object

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // It has no keys: whoever reaches it still needs a role, and the app's outgoing addresses are not known before.
    ipAllowlist: [
      '0.0.0.0/0'
    ]
    sku: {
      name: 'Consumption'
    }
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: hubName
}

@description('Where the app finds it.')
output endpoint string = scheduler.properties.endpoint

@description('The scheduler\'s name, for the role on its hub.')
output name string = scheduler.name

@description('The hub\'s name.')
output hubName string = hub.name
