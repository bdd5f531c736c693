/* lua/bctrl/version.lua, for the C module; written by `make rocks`. */
#ifndef BCTRL_VERSION_H
#define BCTRL_VERSION_H

#define BCTRL_VERSION "0.1.0"

#endif
