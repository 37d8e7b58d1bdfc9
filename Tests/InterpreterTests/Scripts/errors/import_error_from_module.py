from nonexistent.sub import thing
