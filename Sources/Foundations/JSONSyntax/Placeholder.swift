enum JSONSyntaxModule {}
