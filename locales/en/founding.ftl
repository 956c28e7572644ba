founding-agency-unnamed = Agency without a name
founding-agency-demo = Department of Science and Technology of Ví Dụ Province
founding-demo-commune = People's Committee of Thí Dụ commune
founding-demo-return = Enter the area as the land use certificate has it.
founding-demo-salary = Salary and allowances of the declarant
founding-demo-salary-spouse = Salary of the spouse
founding-demo-round = Yearly declaration of assets and income { $year }
