"""Write Bailey plugins in Python.

A plugin is a module ``src/plugin.py`` with a class for each extension point that
``plugin.toml`` names, after the interface: ``Pages``, ``JobRunner``, ``Panels``. What
the plugin may use is in ``wit_world.imports``, a module for each capability that
``plugin.toml`` asks for; both are made of the contract when the plugin is built.

This package has what nearly every plugin writes around them: texts, values, lists of
records, pages. Its modules are imported one by one, because each needs what it is
about: ``bailey.blocks`` a plugin with pages or panels, ``bailey.storage`` one that
asks for storage.
"""
