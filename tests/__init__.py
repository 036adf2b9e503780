"""Tests: one folder for each floor, golden cases, properties and broken inputs."""
