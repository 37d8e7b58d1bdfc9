// CourseLibrary
