values = [first_value_of_the_list, second_value_of_the_list, third_value_of_the_list, fourth_value fifth_value, sixth]
