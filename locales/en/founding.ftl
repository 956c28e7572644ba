founding-agency-unnamed = Agency without a name
founding-agency-demo = Department of Science and Technology of Ví Dụ Province
founding-demo-commune = People's Committee of Thí Dụ commune
