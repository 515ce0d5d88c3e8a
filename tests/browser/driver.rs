//! Drives a real browser: just enough of the WebDriver protocol
//! (<https://www.w3.org/TR/webdriver2/>), spoken to chromedriver.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a page is given to show what it should.
const PATIENCE: Duration = Duration::from_secs(30);

/// The key that moves the focus on.
const TAB: &str = "\u{e004}";

/// A browser with one window; it ends when it is dropped.
pub struct Browser {
    driver: Child,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts chromedriver and, through it, a browser of this size.
    pub fn start(width: u32, height: u32) -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver is installed");
        let output = BufReader::new(driver.stdout.take().expect("its output"));
        let port = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split("successfully on port ")
                    .nth(1)?
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            })
            .map(|port: u16| port)
            .expect("chromedriver says its port");
        let profile = tempfile::tempdir().expect("a folder");
        let arguments = [
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
        } } });
        let base = format!("http://127.0.0.1:{port}/session");
        let made = post(&base, &wanted).expect("a browser");
        let id = made["sessionId"].as_str().expect("a session").to_owned();
        Self {
            driver,
            session: format!("{base}/{id}"),
            _profile: profile,
        }
    }

    pub fn open(&self, address: &str) {
        self.post("url", &json!({ "url": address }));
    }

    pub fn click(&self, selector: &str) {
        let element = self.element(selector);
        // Scrolling there takes a moment, for which the driver doesn't wait.
        let there = json!({
            "script": "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })",
            "args": [{ "element-6066-11e4-a52e-4f735466cecf": element }],
        });
        self.post("execute/sync", &there);
        self.post(&format!("element/{element}/click"), &json!({}));
    }

    pub fn write(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.post(
            &format!("element/{element}/value"),
            &json!({ "text": text }),
        );
    }

    /// Presses keys, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| {
                [
                    json!({ "type": "keyDown", "value": key }),
                    json!({ "type": "keyUp", "value": key }),
                ]
            })
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("actions", &json!({ "actions": [keyboard] }));
    }

    /// Presses a key while another one is held.
    pub fn press_with(&self, held: char, key: char) {
        let event = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let actions = [
            event("keyDown", held),
            event("keyDown", key),
            event("keyUp", key),
            event("keyUp", held),
        ];
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("actions", &json!({ "actions": [keyboard] }));
    }

    /// Drags one element onto another with the mouse.
    pub fn drag(&self, from: &str, onto: &str) {
        let origin = |selector: &str| {
            let element = self.element(selector);
            json!({ "element-6066-11e4-a52e-4f735466cecf": element })
        };
        let to = |origin: &Value, x: i32| json!({ "type": "pointerMove", "duration": 50, "origin": origin, "x": x, "y": 0 });
        let (from, onto) = (origin(from), origin(onto));
        let actions = [
            to(&from, 0),
            json!({ "type": "pointerDown", "button": 0 }),
            to(&from, 12),
            to(&onto, 0),
            to(&onto, 4),
            json!({ "type": "pointerUp", "button": 0 }),
        ];
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": actions });
        self.post("actions", &json!({ "actions": [mouse] }));
    }

    /// Rests a finger on one element until it is lifted, and puts it down on another.
    pub fn carry(&self, from: &str, onto: &str) {
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": true }),
        );
        let touch = |kind: &str, points: &[Value]| {
            let event = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", &event);
        };
        let (from, onto) = (self.middle(from), self.middle(onto));
        touch("touchStart", std::slice::from_ref(&from));
        self.element(".dragged");
        touch("touchMove", std::slice::from_ref(&onto));
        self.element(".over");
        touch("touchEnd", &[]);
    }

    /// The middle of what is seen of an element.
    fn middle(&self, selector: &str) -> Value {
        self.element(selector);
        self.evaluate(&format!(
            "(() => {{
                const box = document.querySelector({selector:?}).getBoundingClientRect();
                const bottom = Math.min(box.bottom, innerHeight);
                return {{ x: (box.left + box.right) / 2, y: (Math.max(box.top, 0) + bottom) / 2 }};
            }})()"
        ))
    }

    /// Shows pages as somebody sees them who prefers `light` or `dark`, on a
    /// screen of this width.
    pub fn looks(&self, theme: &str, width: u32) {
        let metrics = json!({
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
        let prefers = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        self.devtools("Emulation.setEmulatedMedia", &prefers);
    }

    /// Shows pages from now on as somebody sees them who lets no page run scripts.
    /// What the test asks of a page is still answered.
    pub fn without_scripts(&self) {
        self.devtools(
            "Emulation.setScriptExecutionDisabled",
            &json!({ "value": true }),
        );
    }

    /// What axe-core, given as its script, finds against WCAG 2.2 AA.
    pub fn violations(&self, axe: &str) -> Vec<String> {
        self.post("execute/sync", &json!({ "script": axe, "args": [] }));
        let script = "const done = arguments[arguments.length - 1];
            axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                .then(found => done(found.violations.map(one =>
                    `${one.id} ×${one.nodes.length}: ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary.slice(0, 200)}`)))";
        let found = self.post("execute/async", &json!({ "script": script, "args": [] }));
        let found = found.as_array().expect("a list of violations").iter();
        found.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn devtools(&self, command: &str, parameters: &Value) {
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        );
    }

    /// Moves the focus to what is found by this selector, as often pressing a tab would,
    /// and presses a key there.
    pub fn press_at(&self, selector: &str, key: &str) {
        for _ in 0..200 {
            self.press(TAB);
            let there = self.evaluate(&format!(
                "document.activeElement && document.activeElement.matches({selector:?})"
            ));
            if there == true {
                return self.press(key);
            }
        }
        panic!("the keyboard doesn't reach `{selector}`");
    }

    /// What the expression evaluates to in the page.
    pub fn evaluate(&self, expression: &str) -> Value {
        self.post(
            "execute/sync",
            &json!({ "script": format!("return {expression}"), "args": [] }),
        )
    }

    /// Waits until the page's text has this in it.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("no \u{201c}{text}\u{201d}"), |page| {
            page.contains(text)
        });
    }

    /// Waits until there is a page whose text has this not in it.
    pub fn wait_without(&self, text: &str) {
        self.wait_until(&format!("\u{201c}{text}\u{201d}"), |page| {
            !page.is_empty() && !page.contains(text)
        });
    }

    /// `wrong` is what is wrong while the page's text is not so.
    fn wait_until(&self, wrong: &str, is_so: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(&self.text()) {
            assert!(Instant::now() < deadline, "{wrong} in:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The text of the page, as a person sees it.
    pub fn text(&self) -> String {
        self.evaluate("document.body ? document.body.innerText : ''")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    fn element(&self, selector: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let wanted = json!({ "using": "css selector", "value": selector });
            let found = post(&format!("{}/element", self.session), &wanted);
            let element = found
                .ok()
                .and_then(|found| Some(found.as_object()?.values().next()?.as_str()?.to_owned()));
            if let Some(element) = element {
                return element;
            }
            assert!(
                Instant::now() < deadline,
                "no {selector} in:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn post(&self, command: &str, body: &Value) -> Value {
        post(&format!("{}/{command}", self.session), body)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Whether or not it still answers, it ends with the driver.
        let _ended = ureq::delete(&self.session).call();
        let _killed = self.driver.kill();
        let _waited = self.driver.wait();
    }
}

fn post(address: &str, body: &Value) -> Result<Value, ureq::Error> {
    let mut answer = ureq::post(address).send_json(body)?;
    let answer: Value = answer.body_mut().read_json()?;
    Ok(answer["value"].clone())
}
