using 'main.bicep'

param undescribed = 'a'
param unheardOf = 1
