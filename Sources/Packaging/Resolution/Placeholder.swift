enum ResolutionModule {}
