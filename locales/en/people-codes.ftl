### Names of the codes of the staff file, in tables, forms and exported lists.

## Kinds of person

people-codes-kind-official-with-post = Official with a post
people-codes-kind-official = Other official
people-codes-kind-civil-servant-leading = Civil servant who leads or manages
people-codes-kind-civil-servant = Civil servant who does not lead
people-codes-kind-public-employee-managing = Public employee who manages
people-codes-kind-public-employee = Public employee who does not manage
people-codes-kind-left = Left or retired
people-codes-kind-contract = Under a labour contract

## Levels of posts

people-codes-level-none = None
people-codes-level-deputy-division-head = Deputy head of division and equivalent
people-codes-level-division-head = Head of division and equivalent
people-codes-level-deputy-director = Deputy director of department and equivalent
people-codes-level-director = Director of department and equivalent
people-codes-level-above = Above director of department

## Fields of work

people-codes-field-personnel = Personnel and organisation
people-codes-field-finance = Finance, banking
people-codes-field-trade = Industry and trade
people-codes-field-construction = Construction
people-codes-field-transport = Transport
people-codes-field-health = Health
people-codes-field-culture = Culture, sports, tourism
people-codes-field-communications = Information and communications
people-codes-field-environment = Natural resources and environment
people-codes-field-agriculture = Agriculture and rural development
people-codes-field-investment = Investment and foreign affairs
people-codes-field-justice = Justice
people-codes-field-labour = Labour, social affairs
people-codes-field-science = Science and technology
people-codes-field-education = Education and training
people-codes-field-defence = National defence
people-codes-field-security = Public security
people-codes-field-inspection = Inspection and anti-corruption

## Managed by

people-codes-managed-agency = The agency
people-codes-managed-party-committee = The Party committee above
people-codes-managed-province = The standing committee of the province
people-codes-managed-centre = The central level

## Status

people-codes-status-working = At work
people-codes-status-maternity-leave = Maternity leave
people-codes-status-long-leave = Long leave
people-codes-status-studying = Studying
people-codes-status-seconded = Seconded
people-codes-status-suspended = Suspended
people-codes-status-retired = Retired
people-codes-status-resigned = Resigned
people-codes-status-transferred-out = Transferred to another agency
people-codes-status-dead = Deceased
