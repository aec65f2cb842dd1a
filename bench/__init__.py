"""Quality and speed, against floors and peers."""
