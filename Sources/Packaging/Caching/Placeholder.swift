enum CachingModule {}
