--- The version of this library, in one place.
return "0.1.0"
