-- busted's command line, under whichever Lua runs this file: its own script names one Lua, or is a shell script.
require("busted.runner") { standalone = false }
