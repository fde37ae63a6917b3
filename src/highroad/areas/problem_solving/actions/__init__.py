"""What can be done in problem solving: one function a deed."""
