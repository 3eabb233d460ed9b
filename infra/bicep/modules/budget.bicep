metadata description = 'What the desk may cost in a month, and who hears of it before it does.'

@description('Name of the budget.')
param name string

@description('The month\'s amount, in the subscription\'s currency.')
@minValue(1)
param amount int

@description('The first day of the month from which it counts.')
param startDate string

@description('The addresses that are told.')
param alertEmails string[]

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    timeGrain: 'Monthly'
    amount: amount
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      spentEightyPercent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: alertEmails
      }
      willExceed: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: alertEmails
      }
    }
  }
}
