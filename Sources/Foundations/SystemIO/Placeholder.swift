enum SystemIOModule {}
