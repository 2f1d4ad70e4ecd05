// Imported first by functions whose time goes faster, as the stack's does (`timeScale`): what they read as the time. Their own
// timers, and so TimeoutSeconds of a handler, stay real.
const { CLOCK_ORIGIN = "0", CLOCK_SPEED = "1" } = process.env;
const [origin, speed, real] = [Number(CLOCK_ORIGIN), Number(CLOCK_SPEED), Date.now];

Date.now = () => Math.floor(origin + (real() - origin) * speed);
