"""The example that ships with the software: the founding case, as data (TOML) and the steps that people took."""
