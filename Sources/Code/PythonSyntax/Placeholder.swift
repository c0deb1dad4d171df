enum PythonSyntaxModule {}
