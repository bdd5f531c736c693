function love.conf(t)
  t.identity = "bctrl-example"
  t.window.title = "bctrl in LÖVE"
  t.window.width, t.window.height = 900, 540
  t.modules.audio, t.modules.sound, t.modules.physics, t.modules.joystick = false, false, false, false
end
