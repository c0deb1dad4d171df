enum TOMLSyntaxModule {}
